import { match } from 'pinyin-pro'

/** Whether letters stand for a name by the beginnings of its syllables, one after the other: fwt, fuwut, jrfwt. */
export function matchLetters(name: string, typed: string): boolean {
  return match(name, typed, { precision: 'start', continuous: true, insensitive: true }) !== null
}
