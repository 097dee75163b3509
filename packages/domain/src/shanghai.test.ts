import { describe, expect, it } from 'vitest'
import { ageInYears } from './age.ts'
import {
  addDays,
  overlaps,
  sayDateTime,
  sayDay,
  sayTime,
  sayWhen,
  shanghaiDate,
  shanghaiInstant,
} from './shanghai.ts'

const saturday = new Date('2026-11-28T01:00:00Z')

describe('Shanghai time', () => {
  it('says times as neighbours do', () => {
    expect(sayTime(saturday)).toBe('上午 9 点')
    expect(sayTime(shanghaiInstant('2026-11-28', '14:30'))).toBe('下午 2 点半')
    expect(sayTime(shanghaiInstant('2026-11-28', '12:00'))).toBe('中午 12 点')
    expect(sayTime(shanghaiInstant('2026-11-28', '19:15'))).toBe('晚上 7 点 15 分')
    expect(sayDateTime(saturday)).toBe('11 月 28 日 周六 上午 9:00')
  })

  it('says the day from today', () => {
    const friday = shanghaiInstant('2026-11-27', '23:59')
    expect(sayWhen(saturday, friday)).toBe('明天上午 9 点')
    expect(sayDay(saturday, saturday)).toBe('今天')
    expect(sayDay(saturday, shanghaiInstant('2026-11-26'))).toBe('后天')
    expect(sayDay(saturday, shanghaiInstant('2026-11-20'))).toBe('周六')
  })

  it('begins the day at midnight in Shanghai, not in Greenwich', () => {
    expect(shanghaiDate(new Date('2026-11-27T16:00:00Z'))).toBe('2026-11-28')
    expect(shanghaiDate(new Date('2026-11-27T15:59:59Z'))).toBe('2026-11-27')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
  })

  it('knows that spans which only touch do not overlap', () => {
    const at = (from: number, to: number) => ({ startsAt: new Date(from), endsAt: new Date(to) })
    expect(overlaps(at(0, 2), at(2, 4))).toBe(false)
    expect(overlaps(at(0, 3), at(2, 4))).toBe(true)
    expect(overlaps(at(0, 9), at(2, 4))).toBe(true)
  })
})

describe('ageInYears', () => {
  it('grows on the birthday, and for who was born on 29 February on 1 March', () => {
    expect(ageInYears('1960-11-28', saturday)).toBe(66)
    expect(ageInYears('1960-11-29', saturday)).toBe(65)
    expect(ageInYears('2000-02-29', shanghaiInstant('2027-02-28'))).toBe(26)
    expect(ageInYears('2000-02-29', shanghaiInstant('2027-03-01'))).toBe(27)
  })
})
