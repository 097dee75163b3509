import type { ArticlePage } from '@yunxuan/contract'
import { articleKindNames } from '@yunxuan/domain'
import { openPage, useParams } from '../../../shell/address.ts'
import { type ShareCard, useShareCard } from '../../../shell/share-card.ts'
import { useLinkedStreet, useStreet } from '../../../shell/street.queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Row } from '../../../ui/Row.tsx'
import { Share } from '../../service/components/Share.tsx'
import { useArticle, useConsents } from '../article.queries.ts'
import { Blocks } from '../components/Blocks.tsx'
import { Guide } from '../components/Guide.tsx'
import { Head } from '../components/Head.tsx'
import { Issued } from '../components/Issued.tsx'
import { Ways } from '../components/Ways.tsx'

export default function Article() {
  const { id = '', street: linked } = useParams()
  useLinkedStreet(linked)
  const street = useStreet()
  const article = useArticle(id)
  useShareCard(cardOf(article.data ?? { id, title: '身边的事' }, street.data?.id))
  if (street.data && article.data) return <Shown article={article.data} streetId={street.data.id} />
  return (
    <Page title="办事情">
      <Loaded query={street}>
        {() => (
          <Loaded
            query={article}
            otherwise={<Button onPress={() => openPage('article/read')}>看别的</Button>}
          >
            {() => null}
          </Loaded>
        )}
      </Loaded>
    </Page>
  )
}

function cardOf(
  { id, title, kind, summary }: Partial<ArticlePage> & Pick<ArticlePage, 'id' | 'title'>,
  street: string | undefined,
): ShareCard {
  const picture = kind === 'guide' || kind === 'policy' ? kind : 'place'
  return { title, line: summary, picture, page: 'article/article', params: { id, street } }
}

function Shown({ article, streetId }: { article: ArticlePage; streetId: string }) {
  const { id, kind, guide, body, isUnconfirmed, validity } = article
  const isDelegable = guide?.mayBeFetched === true && validity !== 'expired'
  return (
    <Page title={articleKindNames[kind]} action={isDelegable && <Ways guide={article} />}>
      <Head text={article} />
      {isUnconfirmed && validity !== 'expired' && (
        <Notice tone="gold" icon="circle-alert">
          这里的内容好久没核实了，出门前先打个电话问一声。
        </Notice>
      )}
      {guide !== null && <Guide guideId={id} guide={guide} />}
      <Blocks body={body} />
      <Issued text={article} page={article} />
      <NamesMe articleId={id} />
      <Share card={cardOf(article, streetId)} />
    </Page>
  )
}

/** To somebody whom it names: the way to take that back. */
function NamesMe({ articleId }: { articleId: string }) {
  const own = useConsents().data?.items.find(consent => consent.articleId === articleId)
  if (own === undefined || own.state === 'withdrawn') return null
  return (
    <Card className="card--list">
      <Row
        icon="user-round"
        title="这篇提到了您"
        note="不想再提，可以马上拿掉名字"
        onPress={() => openPage('article/consent', { id: articleId })}
      />
    </Card>
  )
}
