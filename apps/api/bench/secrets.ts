/** What the measured API signs and seals with, and what it is asked with. */
export const benchSecrets = {
  JWT_SECRET: 'a secret that only signs the tokens of a benchmark',
  SEAL_SECRET: 'a secret that only seals the names of a benchmark',
}
