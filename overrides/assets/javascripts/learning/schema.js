// Whether a value fits a JSON Schema, for the keywords that record-schema.js uses.

/** @typedef {Record<string, any>} Schema */

/** @param {unknown} value */
const typeOf = (value) =>
  value === null ? "null" : Array.isArray(value) ? "array" : Number.isInteger(value) ? "integer" : typeof value;

/**
 * @param {unknown} value
 * @param {Schema} schema
 * @param {Schema} root the schema in which `$ref` is looked up
 * @param {string} place
 * @returns {string | undefined} the place of the first thing that does not fit: `modules/0/id`
 */
export function misfit(value, schema, root = schema, place = "") {
  if (schema.$ref) return misfit(value, root.$defs[schema.$ref.slice(8)], root, place);
  const type = typeOf(value);
  const wrong =
    (schema.type && ![schema.type].flat().includes(type)) ||
    ("const" in schema && value !== schema.const) ||
    (schema.enum && !schema.enum.includes(value));
  if (wrong) return place || "/";
  if (typeof value === "string") {
    const bad = value.length > (schema.maxLength ?? 1000) || /\p{Surrogate}/u.test(value);
    if (bad || (schema.pattern && !new RegExp(schema.pattern, "u").test(value))) return place;
  }
  if (typeof value === "number" && (value < schema.minimum || value > schema.maximum)) return place;
  if (Array.isArray(value)) {
    if (value.length > schema.maxItems) return place;
    for (const [index, item] of value.entries()) {
      const found = misfit(item, schema.items, root, `${place}/${index}`);
      if (found) return found;
    }
  } else if (value && typeof value === "object") {
    for (const name of schema.required) if (!Object.hasOwn(value, name)) return `${place}/${name}`;
    for (const [name, inner] of Object.entries(value)) {
      const known = Object.hasOwn(schema.properties, name);
      const wanted = known ? schema.properties[name] : schema.additionalProperties;
      const found = wanted ? misfit(inner, wanted, root, `${place}/${name}`) : `${place}/${name}`;
      if (found) return found;
    }
  }
  return undefined;
}
