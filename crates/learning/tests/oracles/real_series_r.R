# Wright regressions of the shipped records; run in this folder.
one <- function(file, price, yearly, previous) {
  d <- read.csv(file.path("../../../../data", file), check.names = FALSE, na.strings = "NA")
  y <- suppressWarnings(as.numeric(d[[yearly]])); p <- suppressWarnings(as.numeric(d[[previous]]))
  q <- y + ifelse(is.na(p), 0, p); c <- as.numeric(d[[price]])
  ok <- !is.na(q) & !is.na(c); fit(q[ok], c[ok])
}
fit <- function(q, c) { m <- lm(log(c) ~ log(q)); s <- summary(m)
  X <- diff(log(q)); Y <- diff(log(c)); w <- sum(X*Y)/sum(X^2)
  c(-coef(m)[[2]], sqrt(vcov(m)[2,2]), s$r.squared, length(q), w, sqrt(sum((Y-w*X)^2)/(length(X)-1))) }
s <- read.csv("../../../../data/solar_pv.csv")
r <- list(
 transistor = one("pcdb_transistor.csv", "Price (2005 USD)", "Yearly Shipments (Billions)", "Previous Shipments (Billions)"),
 hard_disk = one("pcdb_hard_disk_drive.csv", "Price (2005 USD/Megabyte)", "Yearly Shipments (Terabytes)", "Previous Shipments (Terabytes)"),
 photovoltaics = one("pcdb_photovoltaics_2.csv", "Cost (2005 USD/kWh)", "Yearly Production (kWh)", "Previous Production (kWh)"),
 wind = one("pcdb_wind_turbine_denmark.csv", "Price (DKK/kW)", "Quantity Sold (MW)", "Previous Quantity Sold (MW)"),
 solar = fit(s$cumulative_capacity_mw, s$module_price_usd2019_per_w))
cat("{\n", paste(sprintf(' "%s": [%s]', names(r), sapply(r, function(v) paste(sprintf("%.17g", v), collapse = ", "))), collapse = ",\n"), "\n}\n", sep = "")
