/** The verbs that `ANY` stands for. */
const anyVerbs: ReadonlySet<string> = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'])

/**
 * The methods of a resource by verb. Most resources have one: it needs no map, which would be more places in memory to
 * wait for.
 */
export class VerbRoutes<Route> {
  #verb: string | undefined = undefined
  #route: Route | undefined = undefined
  #more: Map<string, Route> | undefined = undefined
  #any: Route | undefined = undefined

  /** @returns the method of this verb; an explicit one wins over `ANY`. */
  get(verb: string): Route | undefined {
    if (verb === this.#verb) return this.#route
    const route = this.#more?.get(verb)
    return route === undefined && this.#any !== undefined && anyVerbs.has(verb) ? this.#any : route
  }

  /** @throws Error when there are two methods of one verb. */
  add(verb: string, route: Route, path: string): void {
    const isThere = verb === 'ANY' ? this.#any !== undefined : this.#verb === verb || this.#more?.has(verb)
    if (isThere) throw new Error(`two methods are ${verb} ${path}`)
    if (verb === 'ANY') this.#any = route
    else if (this.#verb === undefined) {
      this.#verb = verb
      this.#route = route
    } else {
      this.#more ??= new Map()
      this.#more.set(verb, route)
    }
  }
}
