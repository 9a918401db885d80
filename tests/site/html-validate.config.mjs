// The HTML that each page must keep to. A rule that is off, or less strict, has its reason here.
export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:standard"],
  rules: {
    // HTML takes `<!doctype html>` in any case.
    "doctype-style": "off",
    // A title holds the page's whole heading, and no standard limits its length.
    "long-title": "off",
    // The stylesheet keeps a telephone number on one line; a reader can copy and search for it.
    "tel-non-breaking": "off",
    // The checkboxes of one question share a name, as its radio buttons do.
    "form-dup-name": ["error", { shared: ["radio", "checkbox", "button", "reset", "submit"] }],
  },
};
