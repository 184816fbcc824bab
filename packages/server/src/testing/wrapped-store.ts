import type { Store } from '../store/store.ts'

/** A store with some of its methods done otherwise. */
export const wrapStore = (store: Store, changes: Partial<Store>): Store =>
  new Proxy(store, {
    get(target, name) {
      if (name in changes) return Reflect.get(changes, name)
      const member: unknown = Reflect.get(target, name)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
