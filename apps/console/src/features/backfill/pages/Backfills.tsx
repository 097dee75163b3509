import { PlusOutlined } from '@ant-design/icons'
import type { BackfillView } from '@yunxuan/contract'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import type { Sheet } from '../../../ui/csv.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { ExportButton } from '../../../ui/ExportButton.tsx'
import { isFound } from '../../../ui/found.ts'
import { Loaded, NoMatch, Nothing } from '../../../ui/Loaded.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { SearchBox } from '../../../ui/SearchBox.tsx'
import { sayMinutes } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useBackfills } from '../backfill.queries.ts'
import { backfillStatusNames } from '../backfill-words.ts'
import { BackfillDrawer } from '../components/BackfillDrawer.tsx'
import { ProposeDrawer } from '../components/ProposeDrawer.tsx'

type Standing = 'open' | 'decided'

/** Hours that no scan shows: one proposes them with a paper, another decides. */
export function Component() {
  const { streetId, street, may } = useWorkplace()
  const [standing, setStanding] = useState<Standing>('open')
  const [typed, setTyped] = useState('')
  const [isProposing, setProposing] = useState(false)
  const [openedId, setOpenedId] = useState<string | null>(null)
  const backfills = useBackfills(streetId)
  const all = backfills.data?.items ?? []
  const open = all.filter(each => each.status === 'open')
  const standingSo = standing === 'open' ? open : all.filter(each => each.status !== 'open')
  const shown = standingSo.filter(each => isFound(typed, each.personName, each.number, each.title))
  return (
    <>
      <PageHead aside="没扫到码的时长，要有材料，由两个人经手，不直接得积分">
        <SearchBox label="姓名、志愿者号或活动" value={typed} onChange={setTyped} />
        <ExportButton
          name={`${street.name}补录`}
          sheet={sheet}
          rows={() => shown}
          isEmpty={shown.length === 0}
        />
        {may('proposeBackfill') && (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setProposing(true)}>
            提出补录
          </Button>
        )}
      </PageHead>
      <div className="filters">
        <Segmented<Standing>
          aria-label="看哪些补录"
          value={standing}
          onChange={setStanding}
          options={[
            { value: 'open', label: `等另一位同事 ${open.length}` },
            { value: 'decided', label: `已办 ${all.length - open.length}` },
          ]}
        />
      </div>
      <Loaded
        query={backfills}
        isEmpty={() => shown.length === 0}
        empty={
          standingSo.length > 0 ? (
            <NoMatch what="补录" onReset={() => setTyped('')} />
          ) : (
            <Nothing title={standing === 'open' ? '没有等审核的补录' : '还没有办过补录'}>
              <p>签到表上有、扫码没有的时长，点“提出补录”，拍下签到表传上来。</p>
            </Nothing>
          )
        }
      >
        {() => (
          <DataTable
            label="补录"
            columns={columns(each => setOpenedId(each.id))}
            rows={shown}
            rowKey={each => each.id}
            onOpen={each => setOpenedId(each.id)}
          />
        )}
      </Loaded>
      <BackfillDrawer
        backfill={all.find(each => each.id === openedId) ?? null}
        onClose={() => setOpenedId(null)}
      />
      {isProposing && <ProposeDrawer onClose={() => setProposing(false)} />}
    </>
  )
}

const columns = (onOpen: (backfill: BackfillView) => void): readonly Column<BackfillView>[] => [
  {
    key: 'status',
    title: '状态',
    compare: (a, b) => a.status.localeCompare(b.status),
    render: each => (
      <>
        <Tag tone={backfillStatusNames[each.status].tone}>{backfillStatusNames[each.status].name}</Tag>{' '}
        {each.isProposedByCaller && each.status === 'open' && <span className="soft">您提出的</span>}
      </>
    ),
  },
  {
    key: 'person',
    title: '志愿者',
    compare: (a, b) => a.personName.localeCompare(b.personName, 'zh'),
    render: each => (
      <>
        <button type="button" className="link-name" onClick={() => onOpen(each)}>
          {each.personName}
        </button>{' '}
        <span className="soft number">{each.number ?? '已退出'}</span>
      </>
    ),
  },
  {
    key: 'servedOn',
    title: '日期',
    compare: (a, b) => a.servedOn.localeCompare(b.servedOn),
    render: each => <span className="number">{each.servedOn}</span>,
  },
  {
    key: 'title',
    title: '做了什么',
    compare: (a, b) => a.title.localeCompare(b.title, 'zh'),
    render: each => each.title,
  },
  {
    key: 'minutes',
    title: '时长',
    align: 'right',
    compare: (a, b) => a.minutes - b.minutes,
    render: each => sayMinutes(each.minutes),
  },
  { key: 'reason', title: '为什么补', render: each => each.reason },
  {
    key: 'by',
    title: '谁提出的',
    compare: (a, b) => a.proposedByName.localeCompare(b.proposedByName, 'zh'),
    render: each => each.proposedByName,
  },
]

const sheet: Sheet<BackfillView> = [
  ['状态', each => backfillStatusNames[each.status].name],
  ['志愿者', each => each.personName],
  ['志愿者号', each => each.number],
  ['日期', each => each.servedOn],
  ['做了什么', each => each.title],
  ['分钟', each => each.minutes],
  ['为什么补', each => each.reason],
  ['谁提出的', each => each.proposedByName],
]
