// Edit distance with swapped neighbours and cheaper slips of vowels, given up beyond a limit.
// Written here: the small libraries (fastest-levenshtein, leven) know neither swaps nor costs, those that do are
// larger than this whole module. Sounds are compared, so confusions that sound alike cost nothing.

const VOWELS = new Set("aeiou");
// Quechua and Aymara know three vowels: e/i and o/u are one each to many who speak them.
const ALIKE = new Set(["ei", "ie", "ou", "uo"]);
const NEAR = new Set(["ae", "ea", "bd", "db", "mn", "nm", "rl", "lr", "dt", "td", "gk", "kg"]);

// Keys side by side on a phone: what a thumb hits instead.
const ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
const KEYS = new Set(ROWS.flatMap((row) => [...row].slice(1).flatMap((key, i) => [row[i] + key, key + row[i]])));

const change = (a, b) => (a === b ? 0 : ALIKE.has(a + b) ? 0.5 : NEAR.has(a + b) || KEYS.has(a + b) ? 0.7 : 1);
// A letter too many or too few; one that doubles its neighbour slips most easily: «Calao».
const extra = (word, i) => (word[i] === word[i - 1] ? 0.5 : VOWELS.has(word[i]) ? 0.8 : 1);

export function distance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit / 0.5) return Infinity;
  let before = [];
  let row = [0];
  for (let j = 0; j < b.length; j++) row.push(row[j] + extra(b, j));
  for (let i = 1; i <= a.length; i++) {
    const next = [row[0] + extra(a, i - 1)];
    let least = next[0];
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(
        row[j - 1] + change(a[i - 1], b[j - 1]),
        row[j] + extra(a, i - 1),
        next[j - 1] + extra(b, j - 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 0.7);
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return Infinity;
    [before, row] = [row, next];
  }
  return row[b.length] <= limit ? row[b.length] : Infinity;
}
