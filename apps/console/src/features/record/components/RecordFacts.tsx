import type { ServiceRecord } from '@yunxuan/contract'
import { Facts } from '../../../ui/Facts.tsx'
import { sayDayInFull, sayMinutes, stamp } from '../../../ui/say.ts'
import { GradeTag } from './GradeTag.tsx'

/** A record with the seven things of 令67 §7, what it rests on and who confirmed it. */
export function RecordFacts({ record }: { record: ServiceRecord }) {
  return (
    <Facts
      facts={[
        ['志愿者', `${record.personName} ${record.number}`],
        ['活动', record.title],
        ['日期', sayDayInFull(record.servedOn)],
        ['地点', record.place],
        ['内容', record.content],
        ['时长', <b key="minutes">{sayMinutes(Math.abs(record.minutes))}</b>],
        ['组织', record.organizationName],
        ['负责人', record.responsibleName],
        ['依据', <GradeTag key="grade" grade={record.grade} />],
        ['谁确认的', `${record.approvedByName}，${stamp(record.approvedAt)}`],
        ['防伪记录', `第 ${record.chainSeq} 条`],
        ...(record.reason === '' ? [] : [['说明', record.reason] as const]),
      ]}
    />
  )
}
