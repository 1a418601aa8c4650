import type { ComponentType } from 'react'

/** An object of the document or of Swagger UI's state, which are immutable maps. */
export interface DocumentValue {
  get(name: string): unknown
}

interface List<Value> extends Iterable<Value> {
  readonly size: number
  filter(isKept: (value: Value) => boolean): List<Value>
}

/** A tag with its operations. */
interface TagGroup {
  get(name: 'operations'): List<DocumentValue>
  set(name: 'operations', operations: List<DocumentValue>): TagGroup
}

/** The operations below their tags, by tag. */
export interface TaggedOperations {
  readonly size: number
  map(change: (group: TagGroup) => TagGroup): TaggedOperations
  filter(isKept: (group: TagGroup) => boolean): TaggedOperations
}

/** What we use of Swagger UI's system, which its package has no types for. */
export interface ReferenceSystem {
  readonly specSelectors: {
    loadingStatus(): string
    specStr(): string
    url(): string
    operations(): List<DocumentValue>
    taggedOperations(): TaggedOperations
  }
  readonly specActions: { download(url: string): void }
  readonly layoutActions: {
    show(thing: readonly string[], isShown: boolean): void
    updateFilter(text: string): void
    /** Only where the list is drawn in windows: brings an operation that is not on the page there. */
    scrollToVirtualizedOperation(thing: readonly string[]): void
  }
  readonly layoutSelectors: { currentFilter(): unknown }
  readonly fn: { opId(operation: unknown, path: string, method: string): string }
  getComponent(name: string, isConnected?: boolean): ComponentType
}

/** The properties of the line of an operation. */
export interface SummaryProps {
  readonly operationProps: DocumentValue
  readonly isShown: boolean
  toggleShown(): void
}
