import { Segmented } from 'antd'
import { useSearchParams } from 'react-router'
import { PageHead } from '../../../ui/PageHead.tsx'
import { Suspects } from '../components/Suspects.tsx'
import { WaitingRosters } from '../components/WaitingRosters.tsx'

type View = 'waiting' | 'odd'

/** Rosters whose hours nobody has confirmed, and what is odd in them. */
export function Component() {
  const [search, setSearch] = useSearchParams()
  const view: View = search.has('odd') ? 'odd' : 'waiting'
  return (
    <>
      <PageHead aside="活动结束后 10 个工作日内要记好（民政部令第 67 号第十一条）" />
      <div className="filters">
        <Segmented<View>
          aria-label="看什么"
          value={view}
          onChange={next => setSearch(next === 'odd' ? { odd: '' } : {}, { replace: true })}
          options={[
            { value: 'waiting', label: '等确认的名册' },
            { value: 'odd', label: '疑点清单' },
          ]}
        />
      </div>
      {view === 'odd' ? <Suspects /> : <WaitingRosters />}
    </>
  )
}
