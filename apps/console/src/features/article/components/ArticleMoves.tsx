import { CheckCircleOutlined } from '@ant-design/icons'
import type { ManagedArticle } from '@yunxuan/contract'
import { rolesForArticleMove } from '@yunxuan/domain'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { MoveDialog } from '../../publish/components/MoveDialog.tsx'
import type { Move } from '../../publish/offering.ts'
import { useConfirmArticle, useMoveArticle } from '../article.queries.ts'
import { movesOf } from '../article-words.ts'

interface Props {
  article: ManagedArticle
  /** Something typed is not saved, so that nothing may be submitted yet. */
  isDirty: boolean
}

/** What can be done with the whole of an article; what may not be done says why. */
export function ArticleMoves({ article, isDirty }: Props) {
  const { streetId, roles, may } = useWorkplace()
  const move = useMoveArticle(streetId)
  const [asked, setAsked] = useState<Move | null>(null)
  const moves = movesOf(article).filter(each =>
    rolesForArticleMove(article.status, each.to).some(role => roles.includes(role)),
  )
  return (
    <>
      {may('writeArticle') && article.isShown && <ConfirmButton article={article} />}
      {moves.map(each => {
        const denial = denyMove(article, each.to, isDirty)
        return (
          <Button
            key={each.to}
            type={each.isMain ? 'primary' : 'default'}
            disabled={denial !== undefined}
            title={denial}
            onClick={() => setAsked(each)}
          >
            {each.name}
          </Button>
        )
      })}
      {asked !== null && (
        <MoveDialog offering={article} move={asked} transition={move} onClose={() => setAsked(null)} />
      )}
    </>
  )
}

function denyMove(article: ManagedArticle, to: Move['to'], isDirty: boolean): string | undefined {
  if (isDirty) return '先保存再操作'
  if (to === 'published' && article.isWrittenByCaller) return '您自己写的，要另一位同事来发布'
  const isOnward = to === 'in_review' || to === 'published'
  return isOnward && article.lacks.length > 0 ? '还缺几样，见下面' : undefined
}

function ConfirmButton({ article }: { article: ManagedArticle }) {
  const { streetId } = useWorkplace()
  const { modal } = App.useApp()
  const confirm = useConfirmArticle(streetId)
  const ask = () =>
    modal.confirm({
      title: '居民看到的这篇，今天都还对吗？',
      content: '时间、地点、电话、费用都问过了再点。居民会看到今天的核实日期。',
      okText: '都对，记下今天',
      onOk: () => confirm.tell(article.id, { done: '已核实，日期记为今天' }),
    })
  return (
    <Button icon={<CheckCircleOutlined aria-hidden />} loading={confirm.isPending} onClick={() => void ask()}>
      核实
    </Button>
  )
}
