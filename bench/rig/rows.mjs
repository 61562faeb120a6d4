// A row of a result: what was measured, against which limit, by which command.
//   { work, value, unit: 'x' | 'ms' | '', limit?, isAtLeast?, command }

/** `null` where there is no limit. */
export function isKept({ value, limit, isAtLeast = false }) {
  if (limit === undefined) return null;
  return isAtLeast ? value >= limit : value <= limit;
}

export function valueText({ value, unit }) {
  return unit === 'x' ? `${value.toFixed(2)}x` : `${Math.round(value)}${unit === '' ? '' : ` ${unit}`}`;
}

export function limitText({ limit, isAtLeast = false, unit }) {
  if (limit === undefined) return '';
  return `${isAtLeast ? 'at least' : 'at most'} ${limit}${unit === 'x' ? 'x' : unit === '' ? '' : ` ${unit}`}`;
}

export function rowText(row) {
  const mark = { true: 'ok  ', false: 'OVER', null: '    ' }[String(isKept(row))];
  return `${mark} ${valueText(row).padStart(10)} ${limitText(row).padEnd(16)} ${row.work}`;
}
