import type { CorrectionView } from '@yunxuan/contract'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { Chips } from '../../../ui/Chips.tsx'
import type { Sheet } from '../../../ui/csv.ts'
import { isFound } from '../../../ui/found.ts'
import { ListPage } from '../../../ui/List.tsx'
import { Nothing } from '../../../ui/Loaded.tsx'
import { stamp } from '../../../ui/say.ts'
import { useFilter } from '../../../ui/use-filter.ts'
import { CorrectionCard } from '../components/CorrectionCard.tsx'
import { useCorrections } from '../correction.queries.ts'
import { correctionStatusNames } from '../correction-words.ts'

/** What volunteers say is wrong or missing (令67 §12–13), beside the record as it stands. */
export function Component() {
  const { streetId } = useWorkplace()
  const filter = useFilter({ q: '' })
  const [standing, setStanding] = useState<'open' | 'answered'>('open')
  const asked = useCorrections(streetId)
  const all = asked.data?.items ?? []
  const open = all.filter(each => each.status === 'open')
  const shown = all
    .filter(each => (each.status === 'open') === (standing === 'open'))
    .filter(each => isFound(filter.value.q, each.personName, each.number, each.title))
  return (
    <ListPage
      aside="由没有确认过这条记录的同事来答复"
      what="申诉"
      list={{ asked, items: shown }}
      filter={filter}
      search="姓名、志愿者号或活动"
      narrow={
        <Chips
          label="看哪些申诉"
          options={[
            ['open', `待答复 ${open.length}`],
            ['answered', `已答复 ${all.length - open.length}`],
          ]}
          value={standing}
          onChange={setStanding}
        />
      }
      sheet={sheet}
      empty={
        <Nothing title={standing === 'open' ? '没有等答复的申诉' : '还没有答复过申诉'}>
          <p>志愿者在手机上说时长不对、或者少了一班，会排在这里。</p>
        </Nothing>
      }
    >
      {rows => (
        <ul className="stack">
          {rows.map(each => (
            <CorrectionCard key={each.id} correction={each} />
          ))}
        </ul>
      )}
    </ListPage>
  )
}

const sheet: Sheet<CorrectionView> = [
  ['状态', each => correctionStatusNames[each.status].name],
  ['志愿者', each => each.personName],
  ['志愿者号', each => each.number],
  ['活动', each => each.title],
  ['日期', each => each.servedOn],
  ['本人说', each => each.text],
  ['希望记几分钟', each => each.wishedMinutes],
  ['现在记了几分钟', each => each.record?.minutes],
  ['答复', each => each.answer],
  ['谁答复的', each => each.answeredByName],
  ['提出时间', each => stamp(each.createdAt)],
]
