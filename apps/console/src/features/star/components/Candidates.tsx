import type { StarCandidate, StarRun } from '@yunxuan/contract'
import { hoursOf } from '@yunxuan/domain'
import { useWorkplace } from '../../../shell/street.tsx'
import type { Sheet } from '../../../ui/csv.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { List } from '../../../ui/List.tsx'
import { Nothing } from '../../../ui/Loaded.tsx'
import { Person } from '../../../ui/Person.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { gradeNames } from '../../record/record-words.ts'
import { gradeMix } from '../grade-mix.ts'
import { useCandidates } from '../star.queries.ts'
import { candidateStatusNames, sayStars } from '../star-words.ts'
import { GradeBar } from './GradeBar.tsx'

/** Who would get a star, most hours first, and what their hours rest on. */
export function Candidates({ run }: { run: StarRun }) {
  const { streetId } = useWorkplace()
  return (
    <List
      what="人"
      list={useCandidates(streetId, run.id)}
      sheet={sheet}
      sheetName={run.title}
      saveAs="导出名单"
      empty={
        <Nothing title="这一次没有人升星">
          <p>时长还没到下一颗星。过半年再统计一次。</p>
        </Nothing>
      }
    >
      {rows => <DataTable label="名单" columns={columns} rows={rows} rowKey={each => each.personId} />}
    </List>
  )
}

const columns: readonly Column<StarCandidate>[] = [
  {
    title: '志愿者',
    value: each => each.personName,
    render: each => <Person name={each.personName} number={each.number} />,
  },
  {
    title: '星级',
    value: each => each.stars,
    render: each => (
      <>
        <Tag tone="gold">{sayStars(each.stars)}</Tag>{' '}
        <span className="soft">原来{sayStars(each.starsBefore)}</span>
      </>
    ),
  },
  {
    title: '小时',
    align: 'right',
    value: each => each.minutes,
    render: each => <b>{hoursOf(each.minutes)}</b>,
  },
  { title: '时长的依据', width: 420, render: each => <GradeBar byGrade={each.byGrade} /> },
  {
    title: '结果',
    render: each => (
      <>
        <Tag {...candidateStatusNames[each.status]} />
        {each.reason !== '' && <span className="reason">{each.reason}</span>}
      </>
    ),
  },
]

const sheet: Sheet<StarCandidate> = [
  ['志愿者', each => each.personName],
  ['志愿者号', each => each.number],
  ['原来几星', each => each.starsBefore],
  ['现在几星', each => each.stars],
  ['小时', each => hoursOf(each.minutes)],
  [
    '依据',
    each =>
      gradeMix(each.byGrade)
        .map(part => `${gradeNames[part.grade].name} ${hoursOf(part.minutes)} 小时`)
        .join('；'),
  ],
  ['结果', each => candidateStatusNames[each.status].name],
  ['说明', each => each.reason],
]
