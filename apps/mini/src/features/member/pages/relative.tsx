import { View } from '@tarojs/components'
import type { Dependant, Street } from '@yunxuan/contract'
import { useCallback, useState } from 'react'
import { useParams } from '../../../shell/address.ts'
import { goBack } from '../../../shell/go-back.ts'
import { Button } from '../../../ui/Button.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { Empty } from '../../../ui/states.tsx'
import { DependantForm } from '../components/DependantForm.tsx'
import { ForMember } from '../components/ForMember.tsx'
import { useDependants, useForgetDependant } from '../member.queries.ts'

export default function Relative() {
  const { id } = useParams()
  return (
    <Page title={id ? '家人资料' : '添一位家人'}>
      <ForMember icon="users" title="登录后添家人" text="替老人和孩子预约，记一次就够。">
        {(member, street) =>
          id ? (
            <Known id={id} street={street} />
          ) : (
            <DependantForm street={street} areaId={member.areaId} onSaved={goBack} />
          )
        }
      </ForMember>
    </Page>
  )
}

function Known({ id, street }: { id: string; street: Street }) {
  return (
    <Loaded query={useDependants()}>
      {({ items }) => {
        const dependant = items.find(one => one.id === id)
        if (!dependant) return <Empty icon="users" title="没有这位家人" text="可能已经删掉了。" />
        return (
          <>
            <DependantForm street={street} dependant={dependant} areaId={dependant.areaId} onSaved={goBack} />
            <Forget dependant={dependant} street={street} />
          </>
        )
      }}
    </Loaded>
  )
}

function Forget({ dependant, street }: { dependant: Dependant; street: Street }) {
  const [isAsking, setAsking] = useState(false)
  const forgetting = useForgetDependant(street.id, goBack)
  const { forget } = forgetting
  const close = useCallback(() => {
    setAsking(false)
    forget()
  }, [forget])
  return (
    <>
      <Button kind="ghost" icon="trash-2" onPress={() => setAsking(true)}>
        删掉这位家人
      </Button>
      <Sheet
        title={`删掉${dependant.name}？`}
        isOpen={isAsking}
        onClose={close}
        action={
          !forgetting.error && (
            <Button busy={forgetting.isSending} onPress={() => forgetting.send(dependant.id)}>
              删掉
            </Button>
          )
        }
      >
        {forgetting.error ? (
          <Failure error={forgetting.error} onRetry={forgetting.again} />
        ) : (
          <View>姓名和生日会从这里抹去。以后要替这位家人预约，再添一次就好。</View>
        )}
      </Sheet>
    </>
  )
}
