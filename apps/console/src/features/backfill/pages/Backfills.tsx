import { PlusOutlined } from '@ant-design/icons'
import type { BackfillView } from '@yunxuan/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { Chips } from '../../../ui/Chips.tsx'
import type { Sheet } from '../../../ui/csv.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { isFound } from '../../../ui/found.ts'
import { ListPage } from '../../../ui/List.tsx'
import { Nothing } from '../../../ui/Loaded.tsx'
import { Person } from '../../../ui/Person.tsx'
import { sayMinutes } from '../../../ui/say.ts'
import { useOpen } from '../../../ui/shortcuts.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { useFilter } from '../../../ui/use-filter.ts'
import { useBackfills } from '../backfill.queries.ts'
import { backfillStatusNames } from '../backfill-words.ts'
import { BackfillDrawer } from '../components/BackfillDrawer.tsx'
import { ProposeDrawer } from '../components/ProposeDrawer.tsx'

/** Hours that no scan shows: one proposes them with a paper, another decides. */
export function Component() {
  const { streetId, may } = useWorkplace()
  const [standing, setStanding] = useState<'open' | 'decided'>('open')
  const filter = useFilter({ q: '' })
  const [opened, setOpened] = useState<BackfillView | null>(null)
  const asked = useBackfills(streetId)
  const all = asked.data?.items ?? []
  const open = all.filter(each => each.status === 'open').length
  const shown = all
    .filter(each => (each.status === 'open') === (standing === 'open'))
    .filter(each => isFound(filter.value.q, each.personName, each.number, each.title))
  return (
    <>
      <ListPage
        aside="没扫到码的时长，要有材料，由两个人经手，不直接得积分"
        what="补录"
        list={{ asked, items: shown }}
        filter={filter}
        search="姓名、志愿者号或活动"
        narrow={
          <Chips
            label="看哪些补录"
            options={[
              ['open', `等另一位同事 ${open}`],
              ['decided', `已办 ${all.length - open}`],
            ]}
            value={standing}
            onChange={setStanding}
          />
        }
        sheet={sheet}
        actions={may('proposeBackfill') && <Propose />}
        empty={
          <Nothing title={standing === 'open' ? '没有等审核的补录' : '还没有办过补录'}>
            <p>签到表上有、扫码没有的时长，点“提出补录”，拍下签到表传上来。</p>
          </Nothing>
        }
      >
        {rows => (
          <DataTable
            label="补录"
            columns={columns(setOpened)}
            rows={rows}
            rowKey={each => each.id}
            onOpen={setOpened}
          />
        )}
      </ListPage>
      <BackfillDrawer
        backfill={all.find(each => each.id === opened?.id) ?? null}
        onClose={() => setOpened(null)}
      />
    </>
  )
}

function Propose() {
  const { isOpen, open, close } = useOpen()
  return (
    <>
      <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={open}>
        提出补录
      </Button>
      {isOpen && <ProposeDrawer onClose={close} />}
    </>
  )
}

const columns = (onOpen: (backfill: BackfillView) => void): readonly Column<BackfillView>[] => [
  {
    title: '状态',
    value: each => each.status,
    render: each => (
      <>
        <Tag {...backfillStatusNames[each.status]} />{' '}
        {each.isProposedByCaller && each.status === 'open' && <span className="soft">您提出的</span>}
      </>
    ),
  },
  {
    title: '志愿者',
    value: each => each.personName,
    render: each => (
      <Person name={each.personName} number={each.number ?? '已退出'} onOpen={() => onOpen(each)} />
    ),
  },
  { title: '日期', align: 'number', value: each => each.servedOn },
  { title: '做了什么', value: each => each.title },
  { title: '时长', align: 'right', value: each => each.minutes, render: each => sayMinutes(each.minutes) },
  { title: '为什么补', render: each => each.reason },
  { title: '谁提出的', value: each => each.proposedByName },
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
