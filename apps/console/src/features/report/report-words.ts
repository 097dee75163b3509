import type { Claim, ReportLine } from '@yunxuan/contract'
import type { ReportStatus } from '@yunxuan/domain'
import type { Named } from '../../ui/Tag.tsx'

export const reportStatusNames: Readonly<Record<ReportStatus, Named>> = {
  draft: { name: '草稿', tone: 'plain' },
  in_review: { name: '等另一位发布', tone: 'gold' },
  released: { name: '已发布', tone: 'ok' },
  dropped: { name: '已作废', tone: 'plain' },
}

/** Returns the number of an issue with what it corrects or is corrected by. */
export function sayNumber({
  number,
  correctsNumber,
  correctedByNumber,
}: Pick<ReportLine, 'number' | 'correctsNumber' | 'correctedByNumber'>): string {
  const parts = [
    number === null ? '' : `第 ${number} 期`,
    correctsNumber === null ? '' : `更正第 ${correctsNumber} 期`,
    correctedByNumber === null ? '' : `已由第 ${correctedByNumber} 期更正`,
  ]
  return parts.filter(part => part !== '').join(' · ')
}

/** Returns 14,000 人次 of what the street says. */
export const sayClaim = ({ value, unit }: Pick<Claim, 'value' | 'unit'>): string =>
  `${value.toLocaleString('zh-CN')} ${unit}`
