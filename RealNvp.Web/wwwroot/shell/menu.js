// What links inside one page do, where the page's own navigation would get in the way.

// Following a link of a popover menu closes the menu: links change the page in place.
document.addEventListener("click", event => event.target.closest?.("[popover] a")?.closest("[popover]").hidePopover());

// The skip link moves the focus, not only the view. Caught on the way down, before the router takes the click.
document.addEventListener("click", event => {
  if (event.target.closest?.(".skip-link")) {
    event.preventDefault();
    document.getElementById("main").focus();
  }
}, { capture: true });
