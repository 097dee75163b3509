import { PlusOutlined } from '@ant-design/icons'
import type { StarRun } from '@yunxuan/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { ListPage } from '../../../ui/List.tsx'
import { Nothing } from '../../../ui/Loaded.tsx'
import { sayInstant } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { FreezeDialog } from '../components/FreezeDialog.tsx'
import { useStarRuns } from '../star.queries.ts'
import { runStatusNames } from '../star-words.ts'

/** Rating runs, newest first. */
export function Component() {
  const { streetId, may } = useWorkplace()
  const navigate = useNavigate()
  const asked = useStarRuns(streetId)
  const [isFreezing, setFreezing] = useState(false)
  const open = (run: StarRun) => void navigate(`/${streetId}/stars/${run.id}`)
  return (
    <>
      <ListPage
        aside="统计、公示、答复异议，再由另一位同事确认"
        what="评星"
        list={{ asked, items: asked.data?.items ?? [] }}
        actions={
          may('rate') && (
            <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setFreezing(true)}>
              开始一次评星
            </Button>
          )
        }
        empty={
          <Nothing title="还没有评过星">
            <p>点“开始一次评星”，选统计到哪天。先算出名单，看过再公示。</p>
          </Nothing>
        }
      >
        {rows => (
          <DataTable
            label="评星"
            columns={columns(streetId)}
            rows={rows}
            rowKey={run => run.id}
            onOpen={open}
          />
        )}
      </ListPage>
      {isFreezing && <FreezeDialog onDone={open} onClose={() => setFreezing(false)} />}
    </>
  )
}

const columns = (streetId: string): readonly Column<StarRun>[] => [
  { title: '状态', width: 100, render: ({ status }) => <Tag {...runStatusNames[status]} /> },
  {
    title: '名称',
    render: run => (
      <Link className="link-name" to={`/${streetId}/stars/${run.id}`}>
        {run.title}
      </Link>
    ),
  },
  { title: '统计到', align: 'number', value: run => run.until },
  { title: '拟评人数', align: 'right', value: run => run.candidates },
  {
    title: '待答复的异议',
    align: 'right',
    value: run => run.openObjections,
    render: ({ openObjections }) => (openObjections > 0 ? <Tag tone="gold">{openObjections}</Tag> : 0),
  },
  {
    title: '公示到',
    render: run => (run.noticeUntil === null ? '还没公示' : sayInstant(run.noticeUntil)),
  },
  { title: '谁统计的', value: run => run.frozenByName },
]
