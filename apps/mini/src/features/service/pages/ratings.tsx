import { View } from '@tarojs/components'
import { useParams } from '../../../shell/address.ts'
import { useStreet } from '../../../shell/street.queries.ts'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { PagedList } from '../../../ui/PagedList.tsx'
import { Stars } from '../../../ui/Stars.tsx'
import { Empty } from '../../../ui/states.tsx'
import { RatingCard } from '../components/RatingCard.tsx'
import { useRatings, useService } from '../service.queries.ts'

export default function Ratings() {
  const { id = '' } = useParams()
  const service = useService(id).data
  return (
    <Page title="大家的评价">
      {service?.averageStars != null && (
        <View className="line">
          <View className="big">{service.averageStars} 分</View>
          <Stars value={service.averageStars} />
        </View>
      )}
      <Loaded query={useStreet()}>{() => <List serviceId={id} />}</Loaded>
    </Page>
  )
}

function List({ serviceId }: { serviceId: string }) {
  const ratings = useRatings(serviceId)
  return (
    <PagedList
      list={ratings}
      empty={<Empty icon="star" title="还没有评价" text="去过以后，您可以来说说怎么样。" />}
    >
      {items => items.map(rating => <RatingCard key={rating.id} rating={rating} />)}
    </PagedList>
  )
}
