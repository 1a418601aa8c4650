import { ServiceError } from '#server/errors.ts'
import { type SdkType, sdkTypes } from './sdk-types.ts'

/** A language by its id, or `NotFoundException`. */
export function findSdkType(id: string): SdkType {
  const type = sdkTypes.find((one) => one.id === id)
  if (!type) throw new ServiceError('NotFoundException', 'Invalid SDK Type identifier specified')
  return type
}
