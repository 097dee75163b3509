/** Returns the digit that makes digits checkable (ISO 7064 MOD 11,10): one copied wrongly, or two swapped, is found. */
export function checkDigit(digits: string): number {
  let product = 10
  for (const digit of digits) {
    const sum = (Number(digit) + product) % 10
    product = ((sum === 0 ? 10 : sum) * 2) % 11
  }
  return (11 - product) % 10
}
