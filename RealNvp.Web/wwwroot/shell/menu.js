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

// The component library's menus do not hear the Escape key while the focus is on their button: what lies behind an open menu takes the click that closes it.
document.addEventListener("keydown", event => {
  const behind = event.key === "Escape" && document.querySelector(".mud-popover-open [role=menu]") && document.querySelector(".mud-overlay[data-modeless-ignore-element-id]");
  if (behind) {
    event.stopPropagation();
    behind.click();
  }
}, { capture: true });
