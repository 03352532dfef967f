// Counts the checks of a program, says which failed, and ends it with their sum.
let passed = 0, failed = 0;

export function check(name, holds, seen = "") {
  if (holds) { passed++; return; }
  failed++;
  console.log(`FAILED ${name}\n  ${seen}`);
}

export function end() {
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed ? 1 : 0);
}
