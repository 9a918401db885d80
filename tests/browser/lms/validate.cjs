// Says what is wrong with each of the xAPI statements that it is given, by Learning Locker's validator.

const { statement } = require("@learninglocker/xapi-validation/dist/factory.js");

let text = "";
process.stdin.on("data", (part) => (text += part));
process.stdin.on("end", () => {
  const wrong = JSON.parse(text).flatMap((given) =>
    statement(given, ["statement"]).map(({ path, data, typeName }) => `${path.join(".")}: ${JSON.stringify(data)} (${typeName ?? ""})`),
  );
  console.log(JSON.stringify(wrong));
});
