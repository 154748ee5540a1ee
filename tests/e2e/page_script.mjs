/** Loads a script of the test server into the page, whose policy allows those and no inline scripts. */
export async function loadScript(driver, path) {
  await driver.executeAsyncScript((path, tell) => {
    const script = document.createElement('script');
    script.src = path;
    script.onload = () => tell();
    document.head.append(script);
  }, path);
}
