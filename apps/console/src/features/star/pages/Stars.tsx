import { PlusOutlined } from '@ant-design/icons'
import type { StarRun } from '@yunxuan/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { sayInstant } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { FreezeDialog } from '../components/FreezeDialog.tsx'
import { useStarRuns } from '../star.queries.ts'
import { runStatusNames } from '../star-words.ts'

/** Rating runs, newest first. */
export function Component() {
  const { streetId, may } = useWorkplace()
  const navigate = useNavigate()
  const runs = useStarRuns(streetId)
  const [isFreezing, setFreezing] = useState(false)
  return (
    <>
      <PageHead aside="统计、公示、答复异议，再由另一位同事确认">
        {may('rate') && (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setFreezing(true)}>
            开始一次评星
          </Button>
        )}
      </PageHead>
      <Loaded
        query={runs}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <Nothing title="还没有评过星">
            <p>点“开始一次评星”，选统计到哪天。先算出名单，看过再公示。</p>
          </Nothing>
        }
      >
        {({ items }) => (
          <DataTable
            label="评星"
            columns={columns(streetId)}
            rows={items}
            rowKey={run => run.id}
            onOpen={run => void navigate(`/${streetId}/stars/${run.id}`)}
          />
        )}
      </Loaded>
      {isFreezing && (
        <FreezeDialog
          onDone={run => void navigate(`/${streetId}/stars/${run.id}`)}
          onClose={() => setFreezing(false)}
        />
      )}
    </>
  )
}

const columns = (streetId: string): readonly Column<StarRun>[] => [
  {
    key: 'status',
    title: '状态',
    width: 100,
    render: ({ status }) => <Tag tone={runStatusNames[status].tone}>{runStatusNames[status].name}</Tag>,
  },
  {
    key: 'title',
    title: '名称',
    render: run => (
      <Link className="link-name" to={`/${streetId}/stars/${run.id}`}>
        {run.title}
      </Link>
    ),
  },
  { key: 'until', title: '统计到', render: run => <span className="number">{run.until}</span> },
  { key: 'candidates', title: '拟评人数', align: 'right', render: run => run.candidates },
  {
    key: 'objections',
    title: '待答复的异议',
    align: 'right',
    render: run => (run.openObjections > 0 ? <Tag tone="gold">{run.openObjections}</Tag> : 0),
  },
  {
    key: 'noticeUntil',
    title: '公示到',
    render: run => (run.noticeUntil === null ? '还没公示' : sayInstant(run.noticeUntil)),
  },
  { key: 'by', title: '谁统计的', render: run => run.frozenByName },
]
