import { shanghaiDate } from './shanghai.ts'

/** Returns full years of age on the Shanghai day of an instant; 周岁 begins the day of the birthday. */
export function ageInYears(birthDate: string, on: Date): number {
  const today = shanghaiDate(on)
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years
}
