// People: the records of one person as one, whatever their order (SPECIFICATION.md, 3).

/** @typedef {import("./banks.js").Banks} Banks */
/** @typedef {import("./banks.js").Marks} Marks */
/** @typedef {import("./judge.js").RecordFile} RecordFile */
/** @typedef {{passed: boolean, line: string}} Sitting what an attempt was found to be */
/** @typedef {{started: string, completed: string | null, attempts: Map<string, Sitting>}} Learning */
/** @typedef {{last: string, language: string, region: string | null, sector: string | null, modules: Map<string, Learning>}} Person */
/** @typedef {{name: string, module: string, said: Marks, found: Marks}} Rescored */

export class People {
  /** @type {Map<string, Person>} */
  byId = new Map();

  /** @param {Banks} banks */
  constructor(banks) {
    this.banks = banks;
  }

  /**
   * Adds a record, and gives the attempts whose marks were other than it says.
   * @param {string} name @param {RecordFile} record
   * @returns {Rescored[]}
   */
  add(name, record) {
    const { language } = record;
    const { region, sector } = record.learner;
    const last = `${record.exported_at} ${record.digest}`;
    let person = this.byId.get(record.record_id);
    if (!person) {
      person = { last, language, region, sector, modules: new Map() };
      this.byId.set(record.record_id, person);
    } else if (isLater(last, person.last)) Object.assign(person, { last, language, region, sector });
    /** @type {Rescored[]} */
    const rescored = [];
    for (const module of record.modules) {
      const learning = person.modules.get(module.id) ?? { started: module.started_at, completed: null, attempts: new Map() };
      person.modules.set(module.id, learning);
      if (module.started_at < learning.started) learning.started = module.started_at;
      const { completed_at: completed } = module;
      if (completed !== null && (learning.completed === null || completed < learning.completed)) learning.completed = completed;
      for (const attempt of module.attempts) {
        const { found, answers } = this.banks.mark(module.id, attempt);
        const { score, max, passed } = attempt;
        if (this.banks.byId.has(module.id) && (found.score !== score || found.max !== max || found.passed !== passed)) {
          rescored.push({ name, module: module.id, said: { score, max, passed }, found });
        }
        const counted = answers.map(({ question, digest, right }) => ` ${question}/${digest}/${Number(right)}`);
        const line = `${Number(found.passed)} ${String(found.score).padStart(3, "0")}${counted.join("")}`;
        const twin = learning.attempts.get(attempt.submitted_at);
        if (!twin || line > twin.line) learning.attempts.set(attempt.submitted_at, { passed: found.passed, line });
      }
    }
    return rescored;
  }
}

/** Compared by time, and then by digest. @param {string} a @param {string} b */
function isLater(a, b) {
  const [[timeA = "", digestA = ""], [timeB = "", digestB = ""]] = [a.split(" "), b.split(" ")];
  return timeA === timeB ? digestA > digestB : timeA > timeB;
}

/** The answers of a sitting. @param {Sitting} sitting @returns {{question: string, digest: string, right: boolean}[]} */
export const answersOf = ({ line }) =>
  line
    .split(" ")
    .slice(2)
    .map((answer) => {
      const [question = "", digest = "", right] = answer.split("/");
      return { question, digest, right: right === "1" };
    });
