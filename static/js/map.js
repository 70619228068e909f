/* Maps over our own outlines, without tiles. The page says everything in its table as well.
 *
 * data-mode="points": data-url answers all points at once; they are grouped in the browser.
 * data-mode="clusters": data-url is asked again after each move with bbox=west,south,east,north and
 * zoom=n, where the whole world would be 256 * 2^n pixels wide; it answers groups and single points:
 * count, name, and optionally url, bbox (how far to zoom in) and is_generated.
 */
(function () {
  "use strict";

  const L = window.L;
  if (!L) return;

  const STILL = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const TOUCH = window.matchMedia("(pointer: coarse)").matches;
  const WORLD = L.latLngBounds([-58, -170], [80, 180]);
  const LIMITS = L.latLngBounds([-90, -200], [90, 200]);
  const MAX_ZOOM = 13;
  const NARROW = 600;
  const BUTTONS = 56; // pixels that the buttons for zooming take
  const EDGE = 8;
  const POPUP_MARGINS = 52; // what a popup is larger than its text
  const WEB_ZOOM_STEP = 1; // at one zoom, this world is twice as wide as a web map's

  function load(url, signal) {
    return fetch(url, { headers: { Accept: "application/geo+json, application/json" }, signal })
      .then((answer) => {
        if (!answer.ok) throw new Error(answer.status + " " + url);
        return answer.json();
      });
  }

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function place(feature) {
    const [longitude, latitude] = feature.geometry.coordinates;
    return L.latLng(latitude, longitude);
  }

  function pointIcon(generated) {
    const className = "map-mark map-point" + (generated ? " map-generated" : "");
    return L.divIcon({ className, html: element("span"), iconSize: [28, 28] });
  }

  function groupIcon(count, shown, label) {
    const size = Math.min(26 + 4 * Math.log10(count) + 4 * (shown.length - 1), 60);
    const body = element("span", "", shown);
    body.setAttribute("role", "img");
    body.setAttribute("aria-label", label);
    return L.divIcon({ className: "map-mark map-group", html: body, iconSize: [size, size] });
  }

  function between(low, value, high) {
    return Math.min(Math.max(value, low), high).toFixed(4);
  }

  function onChoice(marker, act) {
    marker.on("click", act);
    marker.on("keypress", (event) => {
      if (event.originalEvent.key === "Enter") act();
    });
    return marker;
  }

  class Panel {
    constructor(canvas) {
      this.canvas = canvas;
      this.texts = canvas.dataset;
      this.status = canvas.parentElement.querySelector("[data-map-status]");
      this.locale = document.documentElement.lang;
      this.map = this.makeMap();
      this.start(this.texts.mode === "clusters" ? () => this.clusters() : () => this.points());
    }

    makeMap() {
      // The wheel scrolls the page unless Ctrl is held; one finger scrolls it too.
      this.canvas.addEventListener(
        "wheel",
        (event) => {
          if (!event.ctrlKey && !event.metaKey) event.stopImmediatePropagation();
        },
        { capture: true },
      );
      const map = L.map(this.canvas, {
        crs: L.CRS.EPSG4326,
        attributionControl: false,
        zoomControl: false,
        zoomSnap: 0.25,
        minZoom: -1,
        maxZoom: MAX_ZOOM,
        maxBounds: LIMITS,
        dragging: !TOUCH,
        fadeAnimation: !STILL,
        zoomAnimation: !STILL,
        markerZoomAnimation: !STILL,
        inertia: !STILL,
      });
      L.control
        .zoom({ zoomInTitle: this.texts.textZoomIn, zoomOutTitle: this.texts.textZoomOut })
        .addTo(map);
      L.control.attribution({ prefix: false }).addAttribution(this.texts.attribution).addTo(map);
      this.canvas.addEventListener("keydown", (event) => {
        if (event.key !== "Escape") return;
        const inside = map.getPane("popupPane").contains(document.activeElement);
        map.closePopup();
        if (inside) this.canvas.focus({ preventScroll: true });
      });
      map.on("zoomstart", () => this.keepFocus());
      return map;
    }

    // Markers are drawn anew after a move: whoever stood on one stays on the map.
    keepFocus() {
      const marks = this.map.getPane("markerPane");
      if (marks.contains(document.activeElement)) this.canvas.focus({ preventScroll: true });
    }

    start(draw) {
      const [west, south, east, north] = this.texts.bounds.split(",").map(Number);
      const [latitude, longitude] = this.texts.center.split(",").map(Number);
      if (this.texts.bounds) {
        this.map.fitBounds([[south, west], [north, east]], { animate: false, maxZoom: MAX_ZOOM });
      } else if (this.texts.center && this.texts.zoom) {
        const zoom = Number(this.texts.zoom) - WEB_ZOOM_STEP;
        this.map.setView([latitude, longitude], zoom, { animate: false });
      } else {
        this.map.fitBounds(WORLD, { animate: false });
      }
      this.offerList();
      this.map.on("moveend", () => this.offerList());
      const outlines = load(this.texts.outlinesUrl).then((geography) => {
        const style = { className: "map-outline" };
        L.geoJSON(geography, { interactive: false, style }).addTo(this.map);
      });
      Promise.all([outlines, draw()]).catch((error) => this.fail(error));
    }

    // What the map shows, as the four sides of a box within the world.
    box() {
      const bounds = this.map.getBounds();
      return [
        between(-180, bounds.getWest(), 180),
        between(-90, bounds.getSouth(), 90),
        between(-180, bounds.getEast(), 180),
        between(-90, bounds.getNorth(), 90),
      ].join(",");
    }

    // The way to a list of what the map shows, following each move.
    offerList() {
      const offer = this.canvas.parentElement.querySelector("[data-map-list]");
      if (!offer) return;
      const link = offer.querySelector("a");
      const url = new URL(link.href);
      url.searchParams.set("bbox", this.box());
      link.href = url;
      offer.hidden = false;
    }

    fail(error) {
      if (error.name === "AbortError") return;
      this.status.textContent = this.texts.textFailed;
      window.console.error(error);
    }

    groupText(count) {
      return this.texts.textGroup.replace("{count}", Number(count).toLocaleString(this.locale));
    }

    groupIcon(count, label) {
      return groupIcon(count, Number(count).toLocaleString(this.locale), label);
    }

    // What lies too close together on the screen is drawn as one group, however it was answered.
    gather() {
      const group = L.markerClusterGroup({
        animate: false,
        maxClusterRadius: this.canvas.clientWidth < NARROW ? 84 : 56, // no group hides another
        showCoverageOnHover: false,
        iconCreateFunction: (cluster) => {
          const counts = cluster.getAllChildMarkers().map((marker) => marker.options.count);
          const total = counts.reduce((sum, count) => sum + count, 0);
          return this.groupIcon(total, this.groupText(total));
        },
      });
      return group.addTo(this.map);
    }

    async points() {
      const collection = await load(this.texts.url);
      this.gather().addLayers(collection.features.map((feature) => this.point(feature)));
      if (!this.texts.center && !this.texts.bounds && collection.features.length) {
        const around = L.latLngBounds(collection.features.map(place)).pad(0.1);
        this.map.fitBounds(around, { animate: false, maxZoom: 5 });
      }
    }

    clusters() {
      this.group = this.gather();
      this.map.on("moveend", () => this.refresh().catch((error) => this.fail(error)));
      return this.refresh();
    }

    async refresh() {
      if (this.request) this.request.abort();
      this.request = new AbortController();
      const url = new URL(this.texts.url, window.location.href);
      url.searchParams.set("bbox", this.box());
      url.searchParams.set("zoom", Math.max(0, Math.round(this.map.getZoom() + WEB_ZOOM_STEP)));
      const collection = await load(url, this.request.signal);
      this.keepFocus();
      this.group.clearLayers();
      this.group.addLayers(collection.features.map((feature) => this.marker(feature)));
    }

    marker(feature) {
      const { count, name, url } = feature.properties;
      if (url && !(count > 1)) return this.point(feature);
      // A place with an address of its own says where to read on; any other group opens.
      const text = url ? Number(count).toLocaleString(this.locale) : this.groupText(count);
      const label = [name, text].filter(Boolean).join(" – ");
      const icon = this.groupIcon(count, label);
      const marker = L.marker(place(feature), { icon, count, title: label });
      return onChoice(marker, () => (url ? this.show(feature) : this.open(feature)));
    }

    point(feature) {
      const { name, is_generated: generated } = feature.properties;
      const marker = L.marker(place(feature), {
        icon: pointIcon(generated),
        count: 1,
        title: name,
        riseOnHover: true,
      });
      return onChoice(marker, () => this.show(feature));
    }

    // The popup belongs to the map, not to its marker: markers are drawn anew after each move.
    show(feature) {
      const { count, name, url, is_generated: generated } = feature.properties;
      const body = element("div");
      body.dir = "auto";
      body.append(element(url ? "a" : "strong", "", name));
      if (count > 1) body.append(element("p", "", Number(count).toLocaleString(this.locale)));
      if (url) body.firstChild.href = url;
      if (generated) body.append(element("p", "", this.texts.textGenerated));
      this.map.closePopup();
      this.map.setMaxBounds(null); // a popup near the edge of the world may move the map further
      this.map.once("popupclose", () => this.map.setMaxBounds(LIMITS));
      const popup = L.popup(this.popupOptions()).setLatLng(place(feature)).setContent(body);
      popup.openOn(this.map);
      const close = popup.getElement().querySelector(".leaflet-popup-close-button");
      close.setAttribute("aria-label", this.texts.textClose);
      if (url) body.firstChild.focus({ preventScroll: true });
    }

    // A popup fits into the map, beside the buttons.
    popupOptions() {
      const { clientWidth: width, clientHeight: height } = this.canvas;
      return {
        offset: [0, -4],
        maxWidth: Math.min(width - BUTTONS - EDGE - POPUP_MARGINS, 300),
        maxHeight: height - 2 * EDGE - POPUP_MARGINS,
        autoPanPaddingTopLeft: [BUTTONS, EDGE],
        autoPanPaddingBottomRight: [EDGE, EDGE],
      };
    }

    open(feature) {
      const before = this.map.getZoom();
      if (before >= MAX_ZOOM) {
        this.show(feature); // the places share one spot: only a list can tell them apart
        return;
      }
      const box = feature.properties.bbox || feature.bbox;
      let [centre, target] = [place(feature), before + 2];
      if (box) {
        const bounds = L.latLngBounds([box[1], box[0]], [box[3], box[2]]);
        centre = bounds.getCenter();
        target = Math.max(this.map.getBoundsZoom(bounds, false, L.point(48, 48)), before + 1);
      }
      this.map.setView(centre, Math.min(target, MAX_ZOOM), { animate: !STILL });
    }
  }

  function drawMaps(part) {
    part.querySelectorAll("[data-map]").forEach((canvas) => new Panel(canvas));
  }

  drawMaps(document);
  // A list that follows its filters brings a new canvas (filters.js).
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.elt.id === "results-part") drawMaps(event.detail.elt);
  });
})();
