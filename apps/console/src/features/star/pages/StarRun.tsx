import type { StarRun } from '@yunxuan/contract'
import { hoursOf } from '@yunxuan/domain'
import { Steps, Tabs } from 'antd'
import { useParams } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { BackLink } from '../../../ui/BackLink.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { sayInstant } from '../../../ui/say.ts'
import { Candidates } from '../components/Candidates.tsx'
import { Objections } from '../components/Objections.tsx'
import { RunMoves } from '../components/RunMoves.tsx'
import { useStarRun } from '../star.queries.ts'
import { sayStars } from '../star-words.ts'

/** One rating run: how far it is, who would get which star and why, and what was objected. */
export function Component() {
  const { streetId } = useWorkplace()
  const { runId = '' } = useParams()
  const run = useStarRun(streetId, runId)
  return (
    <Loaded query={run}>
      {data => (
        <>
          <BackLink to="stars" />
          <PageHead title={data.title} aside={`统计到 ${data.until}`} />
          <section className="panel" aria-label="进度">
            <Progress run={data} />
            <RunMoves run={data} />
          </section>
          <p className="soft">{sayLadder(data)}</p>
          <Tabs
            items={[
              {
                key: 'candidates',
                label: `名单 ${data.candidates}`,
                children: <Candidates run={data} />,
              },
              {
                key: 'objections',
                label: data.openObjections > 0 ? `异议（${data.openObjections} 条待答复）` : '异议',
                children: <Objections runId={data.id} />,
              },
            ]}
          />
        </>
      )}
    </Loaded>
  )
}

function Progress({ run }: { run: StarRun }) {
  const { status, publishedAt, noticeUntil, confirmedAt, confirmedByName } = run
  if (status === 'cancelled') return <p>这一次已经作废，没有评星。</p>
  const done = { frozen: 1, published: run.confirmationDenial === 'notice_not_over' ? 1 : 2, confirmed: 4 }[
    status
  ]
  return (
    <Steps
      size="small"
      current={done}
      items={[
        { title: '统计', content: `${run.frozenByName}，${sayInstant(run.frozenAt)}` },
        {
          title: '公示',
          content:
            noticeUntil === null || publishedAt === null ? '至少 7 天' : `到 ${sayInstant(noticeUntil)}`,
        },
        {
          title: '答复异议',
          content: run.openObjections > 0 ? `${run.openObjections} 条待答复` : '没有待答复的',
        },
        {
          title: '确认，发证书',
          content: confirmedAt === null ? '由另一位同事' : `${confirmedByName}，${sayInstant(confirmedAt)}`,
        },
      ]}
    />
  )
}

function sayLadder({ ladder, struck }: StarRun): string {
  const steps = ladder.map((hours, index) => `${sayStars(index + 1)} ${hoursOf(hours * 60)} 小时`).join('，')
  return `${steps}。${struck > 0 ? `异议属实，已去掉 ${struck} 位。` : ''}`
}
