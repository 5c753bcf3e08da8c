# The standard model in base R, binary floating point. usage: Rscript --vanilla base_r.R FOLDER
folder <- commandArgs(TRUE)[1]
table_of <- function(name) read.csv(file.path(folder, paste0(name, ".csv")))

project <- table_of("project")
stated <- setNames(project$value, project$key)
years <- as.integer(stated[["years"]])
horizon <- as.integer(stated[["horizon"]])
discount <- function(year) (1 + as.numeric(stated[["discount_rate"]]))^(1 - year) # both timings: start of the year

# A row for each group and year; a part takes its share of the whole in that year.
reach <- merge(table_of("reach"), data.frame(in_year = 1:years))
reach <- reach[reach$year == "each" | reach$year == reach$in_year, ]
whole <- match(paste(reach$part_of, reach$in_year), paste(reach$group, reach$in_year))
reach$members <- ifelse(is.na(whole), reach$participants, reach$share * reach$participants[whole])
people <- reach[c("group", "in_year", "members")]

costs <- merge(table_of("costs"), data.frame(in_year = 1:years))
costs <- costs[costs$per != "project" | costs$in_year == 1, ]
members <- people$members[match(paste(costs$group, costs$in_year), paste(people$group, people$in_year))]
spent <- sum(costs$amount * ifelse(costs$per == "participant", members, 1) * discount(costs$in_year))

effects <- table_of("effects")
values <- table_of("values")
effects$amount <- values$amount[match(effects$value, values$id)]
flows <- merge(merge(effects, people), data.frame(after = 0:(horizon - 1)))
flows$year <- flows$in_year + flows$lag + flows$after
flows <- flows[flows$after < flows$duration & flows$year <= horizon, ]
net <- with(flows, members * share * amount * (1 - deadweight) * (1 - displacement) * (1 - attribution_to_others) *
  (1 - drop_off)^after * discount(year))
gained <- tapply(net, flows$beneficiary, sum)[c("client", "organisation", "municipality", "society")]

amounts <- c(costs = spent, gained, benefits = sum(gained), npv = sum(gained) - spent)
cat(sprintf("%s %.2f\n", names(amounts), amounts), sprintf("ratio %.4f\n", sum(gained) / spent), sep = "")
