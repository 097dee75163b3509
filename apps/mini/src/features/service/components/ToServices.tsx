import { openTab } from '../../../shell/address.ts'
import { Button } from '../../../ui/Button.tsx'

/** The way on where there is nothing here. */
export function ToServices() {
  return <Button onPress={() => openTab('services')}>去看看服务</Button>
}
