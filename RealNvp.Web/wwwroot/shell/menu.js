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

// The component library's menus do not hear the Escape key while the focus is on their button: what lies behind an open menu takes the click that closes it. Its
// own way back to the button gets lost where the menu is still on its way to take the focus.
document.addEventListener("keydown", event => {
  const opener = event.key === "Escape" && document.querySelector("[aria-haspopup=menu][aria-expanded=true]");
  const behind = opener && document.querySelector(".mud-overlay[data-modeless-ignore-element-id]");
  if (behind) {
    event.stopPropagation();
    new MutationObserver((_, observer) => {
      observer.disconnect();
      opener.focus();
    }).observe(opener, { attributeFilter: ["aria-expanded"] });
    behind.click();
  }
}, { capture: true });
