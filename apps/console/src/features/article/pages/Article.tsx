import type { ManagedArticle } from '@yunxuan/contract'
import { articleKindNames } from '@yunxuan/domain'
import { useParams } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { AddressTabs } from '../../../ui/AddressTabs.tsx'
import { BackLink } from '../../../ui/BackLink.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { useEditing } from '../../publish/use-editing.tsx'
import { useArticle } from '../article.queries.ts'
import { lackNames } from '../article-words.ts'
import { ArticleEditor } from '../components/ArticleEditor.tsx'
import { ArticleMoves } from '../components/ArticleMoves.tsx'
import { ArticleState } from '../components/ArticleState.tsx'
import { Named } from '../components/Named.tsx'
import { PhoneView } from '../components/PhoneView.tsx'

export function Component() {
  const { articleId = '' } = useParams()
  const { streetId } = useWorkplace()
  const article = useArticle(streetId, articleId)
  return <Loaded query={article}>{data => <ArticleView key={data.id} article={data} />}</Loaded>
}

function ArticleView({ article }: { article: ManagedArticle }) {
  const { held, isDirty, setDirty, guard } = useEditing(article)
  const asked = article.persons.filter(({ state }) => state === 'asked').length
  return (
    <>
      <BackLink to="articles" />
      <PageHead title={article.title} aside={<StatusLine article={article} />}>
        <ArticleMoves article={article} isDirty={isDirty} />
      </PageHead>
      <Notices article={article} />
      <AddressTabs
        tabs={[
          {
            key: 'edit',
            label: '内容',
            children: (
              <ArticleEditor key={held.version} article={held} isDirty={isDirty} onDirty={setDirty} />
            ),
          },
          { key: 'view', label: '手机上看到的', children: <Views article={article} /> },
          {
            key: 'named',
            label: asked === 0 ? '提到的人' : `提到的人（${asked} 位没回话）`,
            children: <Named article={article} />,
          },
        ]}
      />
      {guard}
    </>
  )
}

function Notices({ article }: { article: ManagedArticle }) {
  const { status, isShown, lacks, statusReason } = article
  const isWorkedOn = status === 'draft' || status === 'in_review'
  return (
    <>
      {statusReason !== '' && <p className="notice notice-gold">说明：{statusReason}</p>}
      {isShown && isWorkedOn && (
        <p className="notice notice-blue">大家现在看到的还是原来的，新写的要另一位同事看过才换上。</p>
      )}
      {status === 'published' && (
        <p className="notice notice-blue">改了以后要另一位同事看过才换上，这之前大家看到的还是现在的。</p>
      )}
      {isWorkedOn && lacks.length > 0 && (
        <p className="notice notice-gold">
          提交审核前还缺：{lacks.map(lack => lackNames[lack]).join('、')}。
        </p>
      )}
    </>
  )
}

/** As it will be read, and, where that is something else, as it is read now. */
function Views({ article: { preview, shown } }: { article: ManagedArticle }) {
  return (
    <div className="side-by-side">
      <section className="panel">
        <h2>{shown === null ? '居民看到的' : '新写的'}</h2>
        <PhoneView text={preview} label="新写的，手机上的样子" />
      </section>
      {shown !== null && (
        <section className="panel">
          <h2>大家现在看到的</h2>
          <PhoneView text={shown} label="大家现在看到的，手机上的样子" />
        </section>
      )}
    </div>
  )
}

function StatusLine({ article }: { article: ManagedArticle }) {
  const { kind, isUnconfirmed, isShown, assuredDate, submittedBy, status } = article
  return (
    <>
      <Tag>{articleKindNames[kind]}</Tag> <ArticleState article={article} />{' '}
      {isUnconfirmed && <Tag tone="gold">未核实</Tag>}
      {isShown && !isUnconfirmed && assuredDate !== null && (
        <span className="soft">核实于 {assuredDate}</span>
      )}
      {submittedBy !== null && status === 'in_review' && <span className="soft"> · {submittedBy}提交</span>}
    </>
  )
}
