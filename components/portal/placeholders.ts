/** What stands for a key in code of those who have none, and in what is copied while it is masked. */
export const keyPlaceholder = 'YOUR_API_KEY'

/** The same for what an authorizer reads. */
export const tokenPlaceholder = 'YOUR_TOKEN'
