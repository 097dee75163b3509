import { Segmented } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { CorrectionCard } from '../components/CorrectionCard.tsx'
import { useCorrections } from '../correction.queries.ts'

type Standing = 'open' | 'answered'

/** What volunteers say is wrong or missing (令67 §12–13), beside the record as it stands. */
export function Component() {
  const { streetId } = useWorkplace()
  const [standing, setStanding] = useState<Standing>('open')
  const corrections = useCorrections(streetId)
  const all = corrections.data?.items ?? []
  const open = all.filter(each => each.status === 'open')
  const shown = standing === 'open' ? open : all.filter(each => each.status !== 'open')
  return (
    <>
      <PageHead title="纠错申诉" aside="由没有确认过这条记录的同事来答复" />
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
          <Nothing title={standing === 'open' ? '没有等答复的申诉' : '还没有答复过申诉'}>
            <p>志愿者在手机上说时长不对、或者少了一班，会排在这里。</p>
          </Nothing>
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
