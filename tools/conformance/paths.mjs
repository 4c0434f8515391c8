// What files of a bundle may be called: names that every system can have, none that leads out of the folder.

const LONGEST_PATH = 1024;
const LONGEST_NAME = 200;
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/u;
const FORBIDDEN = /[\\:*?"<>|]/;
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])$/i;

/** Whether a file may have this path, given with "/". */
export function isAllowed(path) {
  if (typeof path !== 'string' || INVISIBLE.test(path) || FORBIDDEN.test(path)) return false;
  return Buffer.byteLength(path) <= LONGEST_PATH && path.split('/').every(isName);
}

function isName(name) {
  const stem = name.split('.')[0].replace(/ +$/, '');
  return name !== '' && !/^[.~]/.test(name) && !/[. ]$/.test(name) && !DEVICE.test(stem) && Buffer.byteLength(name) <= LONGEST_NAME;
}

/** The paths that cannot stand beside an earlier one: the same on some systems, or a file where the other needs a folder. */
export function clashes(paths) {
  const files = new Set();
  const folders = new Set();
  return paths.filter((path) => {
    const names = key(path).split('/');
    const parents = names.slice(1).map((_, index) => names.slice(0, index + 1).join('/'));
    const whole = names.join('/');
    if (files.has(whole) || folders.has(whole) || parents.some((parent) => files.has(parent))) return true;
    files.add(whole);
    parents.forEach((parent) => folders.add(parent));
    return false;
  });
}

/** The same for paths that differ in case or in the composition of letters only. */
function key(path) {
  return path.normalize('NFC').toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFC');
}
