const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });

/** `845` becomes `£8.45`. */
export function formatPence(pence: number): string {
  return pounds.format(pence / 100);
}
