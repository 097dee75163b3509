import type { CorrectionView } from '@yunxuan/contract'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import type { Sheet } from '../../../ui/csv.ts'
import { ExportButton } from '../../../ui/ExportButton.tsx'
import { isFound } from '../../../ui/found.ts'
import { Loaded, NoMatch, Nothing } from '../../../ui/Loaded.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { SearchBox } from '../../../ui/SearchBox.tsx'
import { stamp } from '../../../ui/say.ts'
import { CorrectionCard } from '../components/CorrectionCard.tsx'
import { useCorrections } from '../correction.queries.ts'
import { correctionStatusNames } from '../correction-words.ts'

type Standing = 'open' | 'answered'

/** What volunteers say is wrong or missing (令67 §12–13), beside the record as it stands. */
export function Component() {
  const { streetId, street } = useWorkplace()
  const [typed, setTyped] = useState('')
  const [standing, setStanding] = useState<Standing>('open')
  const corrections = useCorrections(streetId)
  const all = corrections.data?.items ?? []
  const open = all.filter(each => each.status === 'open')
  const standingSo = standing === 'open' ? open : all.filter(each => each.status !== 'open')
  const shown = standingSo.filter(each => isFound(typed, each.personName, each.number, each.title))
  return (
    <>
      <PageHead aside="由没有确认过这条记录的同事来答复">
        <SearchBox label="姓名、志愿者号或活动" value={typed} onChange={setTyped} />
        <ExportButton
          name={`${street.name}纠错申诉`}
          sheet={sheet}
          rows={() => shown}
          isEmpty={shown.length === 0}
        />
      </PageHead>
      <div className="filters">
        <Segmented<Standing>
          aria-label="看哪些申诉"
          value={standing}
          onChange={setStanding}
          options={[
            { value: 'open', label: `待答复 ${open.length}` },
            { value: 'answered', label: `已答复 ${all.length - open.length}` },
          ]}
        />
      </div>
      <Loaded
        query={corrections}
        isEmpty={() => shown.length === 0}
        empty={
          standingSo.length > 0 ? (
            <NoMatch what="申诉" onReset={() => setTyped('')} />
          ) : (
            <Nothing title={standing === 'open' ? '没有等答复的申诉' : '还没有答复过申诉'}>
              <p>志愿者在手机上说时长不对、或者少了一班，会排在这里。</p>
            </Nothing>
          )
        }
      >
        {() => (
          <ul className="stack">
            {shown.map(each => (
              <CorrectionCard key={each.id} correction={each} />
            ))}
          </ul>
        )}
      </Loaded>
    </>
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
