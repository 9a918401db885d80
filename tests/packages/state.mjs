// The largest state of a module: everything done and answered, and as many attempts as asked for.
// Prints what is saved, and whether what is read back is the same.

const [folder, attempts] = [process.argv[2], Number(process.argv[3])];
globalThis.document = { documentElement: { lang: "cy" } };
const { default: book } = await import(`${folder}/package/book.js`);
const { pack, unpack } = await import(`${folder}/package/state.js`);
const { resultOf } = await import(`${folder}/package/report.js`);
const { canonical } = await import(`${folder}/learning/canonical.js`);
const { emptyRecord } = await import(`${folder}/learning/record.js`);

const at = (n) => new Date(1794300000000 + n * 97_000_000).toISOString();
const whole = ({ kind, ids }) =>
  kind === "match" ? ids.map((id, n) => `${id}=${ids.at(-1 - n)}`) : kind === "single" || kind === "true-false" ? [ids.at(-1)] : [...ids].reverse();
const asked = Object.entries(book.questions);
const answer = ([question, entry], correct) => ({ question, digest: entry.digest, choices: whole(entry), correct });
// The quiz's questions with the longest answers.
const quiz = asked.filter(([, { use }]) => use === "quiz").sort(([, a], [, b]) => whole(b).length * (b.kind === "match" ? 2 : 1) - whole(a).length * (a.kind === "match" ? 2 : 1)).slice(0, 10);

const record = { ...emptyRecord(), language: "cy" };
record.modules.push({
  id: book.id, version: book.version, started_at: at(0), completed_at: null, last: null, reflections: null,
  sections: book.plan.filter(([id]) => id !== "quiz").map(([id], n) => ({ id, completed_at: at(n + 1) })),
  checks: asked.filter(([, { use }]) => use !== "quiz").map(([id, entry], n) => ({ id, digest: entry.digest, tries: 35, correct: n % 2 > 0, choices: whole(entry), answered_at: at(n + 9) })),
  attempts: Array.from({ length: attempts }, (_, n) => ({ submitted_at: at(40 + n), language: "cy", score: n === 3 ? 9 : 5, max: 10, passed: n === 3, answers: quiz.map((entry, m) => answer(entry, m % 2 > 0)) })),
  quiz: { drawn_at: at(400), seed: "0123456789abcdef", answers: quiz.map((entry) => { const { correct, ...rest } = answer(entry, true); return rest; }) },
});

const text = pack(record, book);
const back = unpack(text, book);
const [mine, theirs] = [record.modules[0], back.modules[0]];
const kept = theirs.attempts.length;
// The oldest may be gone; the one that passed, and the last, may not.
const expected = { ...mine, attempts: mine.attempts.filter((attempt) => attempt.passed || mine.attempts.indexOf(attempt) >= mine.attempts.length - kept + Number(kept < mine.attempts.length)) };
const edited = structuredClone(book);
for (const [id] of [...quiz, ...asked.slice(0, 1)].slice(-2)) edited.questions[id].digest = `ffffff${edited.questions[id].digest.slice(6)}`;
const after = unpack(text, edited).modules[0];
console.log(JSON.stringify({
  text, kept,
  same: canonical(theirs) === canonical(expected) || { theirs, expected },
  result: resultOf(back, book), before: resultOf(record, book),
  edited: { draft: after.quiz.answers.filter(({ digest }) => !digest).length, drawn: after.quiz.answers.length, attempts: after.attempts.length, result: resultOf(unpack(text, edited), edited) },
  broken: ["", "1", "2.cy.x.....", "{}", text.slice(0, 40), `${text}.more`].map((bad) => unpack(bad, book).modules.length),
}));
