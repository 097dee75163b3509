import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Empty } from '../../../ui/states.tsx'
import { ForMember } from '../../member/components/ForMember.tsx'
import { CorrectionCard } from '../components/CorrectionCard.tsx'
import { useCorrections } from '../record.queries.ts'

export default function Corrections() {
  return (
    <Page title="我提的纠错">
      <ForMember icon="pencil" title="登录后看纠错" text="提过的和答复，都在这里。">
        {() => <List />}
      </ForMember>
    </Page>
  )
}

function List() {
  return (
    <Loaded
      query={useCorrections()}
      empty={<Empty icon="pencil" title="还没有提过纠错" text="哪条时长记得不对，点开那一条就能提。" />}
    >
      {({ items }) => (
        <>
          {items.map(correction => (
            <CorrectionCard key={correction.id} correction={correction} />
          ))}
        </>
      )}
    </Loaded>
  )
}
