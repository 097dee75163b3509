import { CopyOutlined, DownloadOutlined } from '@ant-design/icons'
import type { Reply } from '@yunxuan/contract'
import { App, Button } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { stamp } from '../../../ui/say.ts'
import { useExportChain, useHeads } from '../chain.queries.ts'

type Heads = Reply<'GET /v1/streets/:streetId/chain/heads'>
type Month = Heads['months'][number]

const fileNameOf = (streetId: string) => `时间链-${streetId}.ndjson`

/** Until where the record of hours is guarded against changes, and how anybody checks it. */
export function Component() {
  const { streetId } = useWorkplace()
  const heads = useHeads(streetId)
  const { tell, isPending } = useExportChain(streetId)
  return (
    <>
      <PageHead aside="时长记下以后，谁改过、删过、挪过一条，都查得出来">
        <Button
          type="primary"
          icon={<DownloadOutlined aria-hidden />}
          disabled={(heads.data?.current ?? null) === null}
          loading={isPending}
          onClick={() => void tell(fileNameOf(streetId))}
        >
          导出防伪记录
        </Button>
      </PageHead>
      <Loaded
        query={heads}
        isEmpty={({ current }) => current === null}
        empty={
          <Nothing title="还没有防伪记录">
            <p>确认第一份名册以后，它就从那里开始。</p>
          </Nothing>
        }
      >
        {data => (
          <>
            <Head heads={data} />
            <HowToVerify heads={data} />
            <Months months={data.months} />
          </>
        )}
      </Loaded>
    </>
  )
}

function Head({ heads: { current } }: { heads: Heads }) {
  if (current === null) return null
  return (
    <section className="panel" aria-label="记到哪里">
      <h2>记到哪里</h2>
      <p>
        一共 <b className="number">{current.seq}</b> 条，最近一条记于 {stamp(current.at)}。
      </p>
      <p className="soft">
        每月初会公布一次核对码，记录被人动过就对不上。平时不用管它；有人要查时，把导出的文件和下面的核对码交给他。
      </p>
    </section>
  )
}

function HowToVerify({ heads: { current, months } }: { heads: Heads }) {
  const { streetId } = useWorkplace()
  const { message } = App.useApp()
  // A head that was published before is worth more than the one of now: nobody could have made it anew.
  const head = months[0] ?? current
  if (head === null) return null
  const command = `node scripts/yunxuan.mjs verify ${fileNameOf(streetId)} --head ${head.seq}:${head.hash}`
  const copy = () =>
    navigator.clipboard.writeText(command).then(
      () => void message.success('已复制'),
      () => void message.error('没有复制成功，请手工选中再复制'),
    )
  return (
    <details className="panel">
      <summary>给技术人员：怎么核对</summary>
      <p>导出的文件里只有志愿者号，没有姓名。任何人拿到它，在装了云选的电脑上，到云选文件夹里运行这一行：</p>
      <pre className="command">
        <code>{command}</code>
      </pre>
      <p className="filters">
        <Button icon={<CopyOutlined aria-hidden />} onClick={() => void copy()}>
          复制这一行
        </Button>
        <span className="soft">全部对得上就说“都对得上”；有问题会说出是第几条、怎么不对。</span>
      </p>
    </details>
  )
}

function Months({ months }: { months: readonly Month[] }) {
  if (months.length === 0) {
    return <p className="soft">每个月过完，公布那个月的核对码；第一次在下个月初。</p>
  }
  return <DataTable label="每月公布的核对码" columns={columns} rows={months} rowKey={each => each.month} />
}

const columns: readonly Column<Month>[] = [
  { title: '月份', width: 110, render: each => <b className="number">{each.month}</b> },
  { title: '到第几条', align: 'right', width: 110, render: each => each.seq },
  { title: '核对码', render: each => <span className="hash">{each.hash}</span> },
  {
    title: '公布时间',
    width: 160,
    render: each => <span className="number">{stamp(each.publishedAt)}</span>,
  },
]
