/** Where the data comes from, and why not from Partner Center. */
export function Why() {
  return (
    <>
      <p>
        Partner Center wants an App+User token: it can do all that the user can do, for every customer. Such a
        token does not belong in a browser, so this page never asks Partner Center itself.
      </p>
      <p>
        It calls <code>/api/</code> on its own server, which passes the call on to the mock. For real data,
        put a server there that adds the token.
      </p>
      <p>
        The mock's default answer is Microsoft's documented sample, where every value is zero. The preview
        asks for the <code>realistic</code> example instead, with a <code>Prefer</code> header; the State menu
        has the documented one and all others.
      </p>
      <p>
        <a href="/docs/">Read the docs</a>
      </p>
    </>
  );
}
