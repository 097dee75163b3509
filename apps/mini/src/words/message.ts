import { sayDayPart } from '@yunxuan/domain'

/** Returns a full hour as neighbours say it: 晚上 9 点, 早上 7 点. */
export function sayHour(hour: number): string {
  return `${sayDayPart(hour)} ${hour > 12 ? hour - 12 : hour} 点`
}
