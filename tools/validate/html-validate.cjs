// What html-validate holds our pages to; https://html-validate.org/rules/ explains each rule.
module.exports = {
  root: true, // no other configuration adds to this one
  extends: ["html-validate:standard", "html-validate:a11y", "html-validate:document"],
  rules: {
    "require-sri": "off", // for scripts and sheets from elsewhere; ours has the page's own origin
  },
};
