"use strict";

// Colours C# well enough while it is edited, with the classes that the pages use.
const highlighted = (() => {
  const keywords = new Set(("abstract as async await base bool break byte case catch char class const continue decimal default delegate do double else enum "
    + "event explicit extern false finally fixed float for foreach from get goto group if implicit in init int interface internal into is join let lock long "
    + "nameof namespace new not null object operator or and orderby out override params private protected public readonly record ref required return sbyte "
    + "sealed select set short sizeof static string struct switch this throw true try typeof uint ulong unsafe ushort using value var virtual void volatile "
    + "when where while with yield").split(" "));
  const token = /(?<c>\/\/.*|\/\*[\s\S]*?(?:\*\/|$))|(?<s>\$*"""[\s\S]*?(?:"""|$)|[$@]*"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])+'?)|(?<n>\b\d[\w.]*)|(?<d>^\s*#\w+)|(?<w>[\p{L}_]\w*)(?<call>(?=\s*[(<]))?/gmu;
  const escaped = text => text.replace(/[&<>]/g, sign => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]);
  const kind = ({ c, s, n, d, w, call }) =>
    c ? "c" : s ? "s" : n ? "n" : d || keywords.has(w) ? "k" : call !== undefined ? "m" : /^\p{Lu}/u.test(w) ? "t" : "";
  return code => {
    let html = "", end = 0;
    for (const found of code.matchAll(token)) {
      const name = kind(found.groups);
      html += escaped(code.slice(end, found.index)) + (name ? `<span class="${name}">${escaped(found[0])}</span>` : escaped(found[0]));
      end = found.index + found[0].length;
    }
    return html + escaped(code.slice(end));
  };
})();
