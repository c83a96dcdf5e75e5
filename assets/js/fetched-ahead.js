// A page that the browser had fetched ahead says that it is read now: the server counts nothing
// that was only fetched. Asked once more, and this time in earnest.
const [entry] = performance.getEntriesByType("navigation");

if (entry?.deliveryType === "navigational-prefetch") {
  fetch(location.href, { cache: "no-store" }).catch(() => {
    // the place is only a convenience; what is done on the page asks the server anyhow
  });
}
