/** Words of the forms that have one detector look at files, in English. */
export const lookFormEn = {
  title: 'Look at files of your own',
  send: 'Look',
  fields: {
    observed: 'Names that were seen: a list, a table, a zone file or certificate logs',
    names: 'Names to protect: a domain a line, or name,domains,aliases,kind',
    genuine: 'Names known to be genuine, if you have them',
    sites: 'What sites have: site,kind,value,first_seen,last_seen,source',
    background: 'Other sites in the same form, by which it is told what is rare; if you have them',
    posts: 'Posts',
    accounts: 'Accounts, if you have a list: id,handle,created,seen',
  },
}
