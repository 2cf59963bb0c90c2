/**
 * The same function, which gives the very text of the last time where it is asked the same again: thousands of subjects of
 * one file ask for the same key one after the other, and a text that is put together anew has to be hashed anew.
 */
export function rememberLast(make: (name: string) => string): (name: string) => string {
  let last: string | undefined;
  let made = '';
  return (name) => {
    if (name !== last) {
      last = name;
      made = make(name);
    }
    return made;
  };
}
